import { describeTrials } from "./conformance/trials";
import { localLanguages } from "./testing";

describeTrials(localLanguages);
