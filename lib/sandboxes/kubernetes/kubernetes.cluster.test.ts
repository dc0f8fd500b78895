import { primedProfile } from "../conformance/profiles";
import { describeEngine } from "../conformance/suite";
import { createKubernetesTarget } from "./testing";

describeEngine("kubernetes", () => createKubernetesTarget([{ profile: primedProfile, size: 2 }]));
