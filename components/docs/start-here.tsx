import { Command } from "../ui/command";

/** The API in four commands, as they can be pasted into a shell. */
export function StartHere({ origin }: { origin: string }) {
  const steps = [
    {
      title: "Run a program and wait for its end",
      command: `curl -s ${origin}/api/v1/executions -H 'Content-Type: application/json' -H 'Prefer: wait=10' \\\n  -d '{"language": "python", "source": "print(6 * 7)"}'`,
    },
    {
      title: "Start one, and keep its id and token",
      command: `answer=$(curl -s ${origin}/api/v1/executions -H 'Content-Type: application/json' \\\n  -d '{"language": "bash", "source": "for i in 1 2 3; do echo $i; sleep 1; done"}')\nid=$(echo "$answer" | python3 -c 'import json,sys; print(json.load(sys.stdin)["id"])')\ntoken=$(echo "$answer" | python3 -c 'import json,sys; print(json.load(sys.stdin)["controlToken"])')`,
    },
    {
      title: "Follow it as it prints",
      command: `curl -sN ${origin}/api/v1/executions/$id/events -H "Authorization: Bearer $token"`,
    },
    {
      title: "Stop it",
      command: `curl -s -X POST ${origin}/api/v1/executions/$id/cancel -H "Authorization: Bearer $token"`,
    },
  ];
  return (
    <section aria-labelledby="start" className="flex flex-col gap-4">
      <h2 id="start" className="text-xl font-semibold">
        Start here
      </h2>
      <ol className="flex flex-col gap-4">
        {steps.map((step, index) => (
          <li key={step.title} className="flex flex-col gap-1.5">
            <h3 className="text-muted">
              {index + 1}. {step.title}
            </h3>
            <Command>{step.command}</Command>
          </li>
        ))}
      </ol>
    </section>
  );
}
