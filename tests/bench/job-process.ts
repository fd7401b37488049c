import type { Job } from "./job.ts";

const [name = ""] = process.argv.slice(2);
const { main } = (await import(`./jobs/${name}.ts`)) as { main: Job<unknown, unknown> };
const tell = (message: object): Promise<void> => new Promise((resolve) => void process.send?.(message, undefined, undefined, () => resolve()));

process.once("message", (message: { input: unknown }) => {
  main(message.input, { begin: () => void tell({ mark: "begin" }), end: () => void tell({ mark: "end" }) })
    .then((output) => tell({ output }), (error: unknown) => tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
    .finally(() => process.exit());
});
await tell({ mark: "ready" });
