import { expect, it } from "vitest";
import { newOwner, problemOf } from "./server";

const source = `
import os
os.makedirs("out put")
open("out put/é#?.csv", "w").write("a,b\\n")
open("page.html", "w").write("<script>alert(1)</script>")
open("picture.svg", "w").write("<svg xmlns='http://www.w3.org/2000/svg'/>")
open("data.bin", "wb").write(bytes(range(256)))
open("trick.xml", "w").write("<x/>")
os.symlink("/etc/passwd", "link.txt")
`;

it("files a program leaves can be fetched, and cannot act as Podium", async () => {
  const owner = await newOwner();
  const { id, artifacts } = await owner.run({ language: "python", source });
  const byPath = new Map(artifacts.map((artifact) => [artifact.path, artifact]));
  expect([...byPath.keys()].sort()).toEqual(["data.bin", "out put/é#?.csv", "page.html", "picture.svg", "trick.xml"]);
  const fetched = async (path: string) => {
    const response = await owner.request(byPath.get(path)?.url ?? "");
    expect(response.status).toBe(200);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const header = (name: string) => response.headers.get(name) ?? "";
    return {
      type: header("content-type"),
      policy: header("content-security-policy"),
      disposition: header("content-disposition"),
      response,
    };
  };
  for (const path of ["page.html", "picture.svg"]) {
    expect((await fetched(path)).policy).toMatch(/^sandbox allow-scripts(;|$)/);
    expect((await fetched(path)).policy).not.toContain("allow-same-origin");
  }
  const csv = await fetched("out put/é#?.csv");
  expect(csv.type).toBe("text/csv; charset=utf-8");
  expect(await csv.response.text()).toBe("a,b\n");
  for (const path of ["data.bin", "trick.xml"]) {
    expect(await fetched(path)).toMatchObject({
      type: "application/octet-stream",
      disposition: expect.stringMatching(/^attachment/),
    });
  }
  const bytes = await (await fetched("data.bin")).response.arrayBuffer();
  expect(Buffer.from(bytes)).toEqual(Buffer.from(Array.from({ length: 256 }, (_, n) => n)));
  for (const path of ["nothing.txt", "link.txt", "..%2F..%2Fetc%2Fpasswd", "out%20put"]) {
    expect(await problemOf(owner.request(`/api/v1/executions/${id}/artifacts/${path}`))).toMatchObject({
      code: "not_found",
    });
  }
});
