import { expect, it } from "vitest";
import { roleOf } from "./oidc-role";

const oidc = {
  id: "podium",
  secret: "secret",
  issuer: "https://id.example.org",
  name: "the university",
  groupsClaim: "groups",
  adminGroups: ["admins"],
  teacherGroups: ["staff", "tutors"],
};

it.each([
  [{ groups: ["staff", "admins"] }, "admin"],
  [{ groups: ["tutors"] }, "teacher"],
  [{ groups: "students staff" }, "teacher"],
  [{ groups: ["students"] }, "user"],
  [{}, "user"],
  [{ roles: ["admins"] }, "user"],
])("%j are %s", (profile, role) => {
  expect(roleOf(oidc, profile)).toBe(role);
});

it("groups decide nothing where none are configured", () => {
  expect(roleOf({ ...oidc, adminGroups: [], teacherGroups: [] }, { groups: ["admins"] })).toBeUndefined();
  expect(roleOf(undefined, { groups: ["admins"] })).toBeUndefined();
});
