/** Says why Podium cannot start on this Node or platform, or nothing. Keep in step with `engines` in package.json. */
export function hostProblem(version, platform) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) {
    return `Podium needs Node.js 20.19 or later, 22.12 or later, or 24 and up; this is ${version}. Install one from https://nodejs.org and start again.`;
  }
  if (platform !== "linux") {
    return `Podium isolates code with Linux namespaces, and this is ${platform}. Run it in a Linux virtual machine (on Windows: WSL 2); docs/sandbox.md says how.`;
  }
  return undefined;
}
