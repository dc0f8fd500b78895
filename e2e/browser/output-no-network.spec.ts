import { expect, runProgram } from "./output-steps";
import { test } from "./support/test";

test("A program that wants the network is told that there is none", async ({ page }) => {
  await runProgram(page, 'import socket\nsocket.create_connection(("192.0.2.1", 80))');
  await expect(page.getByTestId("explanation")).toContainText("Programs here have no network");
});
