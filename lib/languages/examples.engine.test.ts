import { describeExamples } from "./conformance/examples";
import { localLanguages } from "./testing";

describeExamples(localLanguages, 1);
