import { primedProfile } from "../conformance/profiles";
import { describeEngine } from "../conformance/suite";
import { createLocalTarget } from "./testing";

describeEngine("local", () => createLocalTarget([{ profile: primedProfile, size: 2 }]));
