import { expect, printed, shareRun, test } from "./share-support";

test("a room that opens my finished run asks the server for its page and nothing else", async ({ page, visitor }) => {
  const link = await shareRun(page, { language: "python", source: "print('hello, room')" });
  const friend = await visitor();
  const asked: string[] = [];
  friend.on("request", (request) => asked.push(new URL(request.url()).pathname));
  friend.on("websocket", (socket) => asked.push(new URL(socket.url()).pathname));
  await friend.goto(link);
  await expect(printed(friend)).toContainText("hello, room");
  await expect(friend.getByTestId("outcome")).toContainText("exit 0");
  expect(asked.filter((path) => !path.startsWith("/_next/") && path !== "/icon.svg")).toEqual([new URL(link).pathname]);
});
