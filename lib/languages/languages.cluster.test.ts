import { expect, it } from "vitest";
import { describeExamples } from "./conformance/examples";
import { kubernetesLanguages } from "./conformance/kubernetes";
import { describeTrials } from "./conformance/trials";

const target = kubernetesLanguages();

it("the cluster has an image of some language", () => {
  // Without one nothing below would be tested, and nobody would know.
  expect(target.languages.map(({ id }) => id)).not.toEqual([]);
});

// Pods of so many pools at one time would not fit on one node.
describeExamples(target, 0);
describeTrials(target);
