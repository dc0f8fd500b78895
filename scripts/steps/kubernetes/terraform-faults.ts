import { type Body, entriesOf, type TerraformModule } from "./terraform";

/** What is wrong with a module as far as its text tells, in sentences; what only AWS or its provider knows is not. */
export function faultsOf(module: TerraformModule): string[] {
  return [...wrongAddresses(module), ...undescribed(module), ...literalSecrets(module), ...unformatted(module)];
}

function wrongAddresses({ blocks, references }: TerraformModule): string[] {
  const unknown = [...references].filter((address) => !blocks.has(address));
  const addresses = [...blocks].filter(([address]) => address.includes("."));
  const twice = addresses.filter(([, bodies]) => bodies.length > 1);
  const unused = addresses.filter(([address]) => /^(var|local|data)\./.test(address) && !references.has(address));
  return [
    ...unknown.map((address) => `${address} is not declared`),
    ...twice.map(([address]) => `${address} is declared twice`),
    ...unused.map(([address]) => `${address} is not used`),
  ];
}

function undescribed({ blocks }: TerraformModule): string[] {
  return [...blocks].flatMap(([address, [body]]) => {
    const needed = address.startsWith("var.") ? ["description", "type"] : [];
    if (address.startsWith("output.")) needed.push("description");
    return needed.filter((key) => !(body as Body)[key]).map((key) => `${address} has no ${key}`);
  });
}

/** Texts where a secret belongs, unless they only name where it comes from; and keys of AWS anywhere. */
function literalSecrets({ blocks, files }: TerraformModule): string[] {
  const written = [...blocks].flatMap(([address, bodies]) =>
    entriesOf(bodies)
      .filter(([key, value]) => /(password|secret|token|access_key)$/i.test(key) && typeof value === "string")
      .filter(([, value]) => !/^\$\{[^}]*\}$/.test(value as string))
      .map(([key]) => `${address} holds a secret: ${key}`),
  );
  const keys = Object.keys(files).filter((name) => /\b(AKIA|ASIA)[A-Z0-9]{16}\b/.test(files[name] ?? ""));
  return [...written, ...keys.map((name) => `${name} holds a key of AWS`)];
}

/** What `terraform fmt` would change: indentation, space at ends of lines, signs of equality that are not aligned. */
function unformatted({ files }: TerraformModule): string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const lines = text.split("\n");
    const wrong = lines.flatMap((line, index) =>
      /\s$|\t|^( {2})* \S/.test(line) || !isAligned(line, lines[index - 1] ?? "") ? [`${name}:${index + 1}`] : [],
    );
    if (!/\S\n$/.test(text)) wrong.push(`${name}: its end`);
    return wrong.map((place) => `${place} is not formatted`);
  });
}

/** Whether two arguments below each other have their signs in one column; those that go on in further lines have none. */
function isAligned(line: string, before: string): boolean {
  const [here, above] = [line, before].map((each) => /^( *)([^\s=]+|"[^"]*") *= (?!.*([[{(]|<<-?\w+)$)/.exec(each));
  if (!here || !above || here[1] !== above[1]) return true;
  return here[0].length === above[0].length;
}
