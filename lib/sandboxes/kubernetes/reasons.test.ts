import type { V1PodStatus } from "@kubernetes/client-node";
import { describe, expect, it } from "vitest";
import { creationFailure, lossReason, startFailure, waitingFor } from "./reasons";

const NAME = "sandbox";
const ID = "containerd://one";
const pod = (status: V1PodStatus) => ({
  metadata: { name: "p" },
  spec: { containers: [{ name: NAME, image: "registry.example.org/podium/bash:1" }] },
  status,
});
const container = (of: object) => ({ name: NAME, image: "i", imageID: "i", ready: false, restartCount: 0, ...of });
const AGAIN = "Run the program again.";

/** What e2e/cluster brings about on a cluster is not repeated here: these take several nodes, or another version. */
describe("why a sandbox is gone", () => {
  it.each([
    ["NodeLost", /^The node that ran the sandbox was shut down or lost\. Run the program again\.$/],
    // Of 1.20 and 1.21, and of later ones.
    ["Shutdown", /shut down or lost/],
    ["Terminated", /shut down or lost/],
    ["NodeShutdown", /shut down or lost/],
    ["Preempting", /^The node needed the sandbox's place for something more important\. Run the program again\.$/],
  ])("is said of a pod that failed with %s", (reason, words) => {
    expect(lossReason(pod({ phase: "Failed", reason }), ID)).toEqual({
      message: expect.stringMatching(words),
      memory: false,
    });
  });

  it("is memory where the kernel killed the container that was attached to, also when another took its place", () => {
    const terminated = { reason: "OOMKilled", exitCode: 137, containerID: ID };
    const now = pod({ containerStatuses: [container({ state: { terminated } })] });
    const restarted = pod({ containerStatuses: [container({ state: { running: {} }, lastState: { terminated } })] });
    expect(lossReason(now, ID)).toMatchObject({ memory: true });
    expect(lossReason(restarted, ID)).toMatchObject({ memory: true });
    // It was another one's end, before this was attached to.
    expect(lossReason(restarted, "containerd://two")).toBeUndefined();
  });

  it("is in the container's own words where it left some", () => {
    const terminated = { reason: "Error", exitCode: 3, message: "no namespaces here" };
    expect(lossReason(pod({ containerStatuses: [container({ state: { terminated } })] }), ID)?.message).toBe(
      "The sandbox ended by itself (Error, exit code 3). no namespaces here.",
    );
  });

  it("is not known while the status says nothing", () => {
    expect(lossReason(pod({ phase: "Running", containerStatuses: [container({ state: { running: {} } })] }), ID)).toBe(
      undefined,
    );
    const deleted = { ...pod({ phase: "Running" }), metadata: { name: "p", deletionTimestamp: new Date() } };
    expect(lossReason(deleted, ID)?.message).toBe(`The sandbox's pod was deleted. ${AGAIN}`);
  });
});

describe("why a sandbox does not start", () => {
  it.each([
    ["CreateContainerConfigError", /^The node cannot make the sandbox: .*\.$/],
    ["RunContainerError", /^The node cannot make the sandbox: .*\.$/],
    ["InvalidImageName", /^The sandbox image registry\.example\.org\/podium\/bash:1 cannot be pulled: .*\.$/],
  ])("is %s in words", (reason, words) => {
    const waiting = { reason, message: "because of something" };
    expect(startFailure(pod({ containerStatuses: [container({ state: { waiting } })] }))).toMatch(words);
  });

  it("is not known while an image is being pulled", () => {
    const waiting = pod({ containerStatuses: [container({ state: { waiting: { reason: "ContainerCreating" } } })] });
    expect(startFailure(waiting)).toBeUndefined();
    expect(waitingFor(waiting)).toBe("The node is still making the sandbox (ContainerCreating).");
    expect(waitingFor(pod({}))).toBe("No node has taken the sandbox yet.");
  });

  it("is a controller's or the API server's words, told apart", () => {
    expect(creationFailure("a webhook timed out")).toBe("The cluster could not make the sandbox: a webhook timed out.");
  });
});
