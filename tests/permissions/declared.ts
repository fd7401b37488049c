import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AreaVerdicts, ThingIds, Verdict } from "@anteroom/core/testing";
import type { AnyTRPCProcedure } from "@trpc/server";
import { z } from "zod";
import type { Plugin } from "@anteroom/core/server";
import configured from "../../config/plugins.json" with { type: "json" };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const load = async (file: string): Promise<AreaVerdicts> => ((await import(/* @vite-ignore */ file)) as { default: AreaVerdicts }).default;

/** Every plugin that a portal of this checkout starts with. */
export const plugins: Plugin[] = await Promise.all(configured.plugins.map(async (line) => ((await import(/* @vite-ignore */ `${line.package}/server`)) as { default: Plugin }).default));

/** Where the verdicts of an area are written: core's beside this file, a plugin's among its own tests. */
const fileOf = (area: string): string => (plugins.some((plugin) => plugin.manifest.id === area) ? `plugins/${area}/tests/verdicts.ts` : `tests/permissions/verdicts/${area}.ts`);

const core = readdirSync(at("verdicts")).map((file) => file.replace(/\.ts$/, ""));
const areas = [...core, ...plugins.map((plugin) => plugin.manifest.id)].filter((area) => existsSync(at(`../../${fileOf(area)}`)));
const declared = await Promise.all(areas.map((area) => load(at(`../../${fileOf(area)}`))));

/** Every declared event of a plugin's channel, as `<plugin id>/<event>`. */
export const events: Record<string, Verdict> = Object.assign({}, ...declared.map((one) => one.events ?? {}));

/** Every declared procedure with its verdict. */
export const verdicts: Record<string, Verdict> = Object.assign({}, ...declared.map((one) => one.procedures));

/** How to ask about somebody's things, by procedure. */
const declaredAsks: Record<string, ((ids: ThingIds) => unknown) | string | null> = Object.assign({}, ...declared.map((one) => one.asks ?? {}));
export const asks: Record<string, (ids: ThingIds) => unknown> = Object.fromEntries(Object.entries(declaredAsks).flatMap(([path, ask]) => (typeof ask === "function" ? [[path, ask]] : [])));

/** Procedures that are said to be asked by a test which is not there. */
export const askedNowhere = (): string[] =>
  Object.entries(declaredAsks).flatMap(([path, ask]) => {
    if (typeof ask !== "string") return [];
    const [file = "", title = ""] = ask.split(" › ");
    const there = existsSync(at(`../../${file}`)) && title !== "" && readFileSync(at(`../../${file}`), "utf8").includes(`it("${title}"`);
    return there ? [] : [`${path} is said to be asked in ${ask}, which is not there: name the test that asks it about other people's things in asks of ${fileOf(path.split(".")[0] ?? "")}.`];
  });

/** Every declared page, by its address. */
export const pages: Record<string, Verdict> = Object.assign({}, ...declared.map((one) => one.pages ?? {}));

/** What to write, and where, for pages that nobody has decided about, and for those that are there no longer. */
export function undecidedPages(there: readonly { name: string; area: string }[]): string[] {
  const names = there.map(({ name }) => name);
  return [
    ...there.filter(({ name }) => !(name in pages)).map(({ name, area }) => `Decide who may open ${name}: add "${name}" to pages in ${fileOf(area === "core" ? "pages" : area)}.`),
    ...Object.keys(pages).filter((name) => !names.includes(name)).map((name) => `There is no page ${name}: take it out of pages.`),
  ];
}

/** Whether a procedure's input names somebody's thing. */
const takesIds = (procedure: AnyTRPCProcedure): boolean =>
  (procedure._def as unknown as { inputs: z.ZodType[] }).inputs.some((input) => /"(?:id|[a-zA-Z]+Ids?)":\{/.test(JSON.stringify(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }))));

/** What to write, and where, for procedures that take an id and that nobody asks about other people's things. */
export function unasked(paths: readonly string[], procedure: (path: string) => AnyTRPCProcedure): string[] {
  return paths
    .filter((path) => !(path in declaredAsks) && takesIds(procedure(path)))
    .map((path) => `${path} takes an id: say in asks of ${fileOf(path.split(".")[0] ?? "")} how to ask it about somebody else's thing, which test does, or null and why nothing of it is anybody's.`);
}

/** What to write, and where, for events of plugins' channels that nobody has decided about. */
export function undeclaredEvents(): string[] {
  return plugins.flatMap(({ manifest: { id }, channels = {} }) =>
    Object.keys(channels).filter((name) => !(`${id}/${name}` in events)).map((name) => `Decide who may use the event ${name}: add "${id}/${name}" to events in ${fileOf(id)}.`),
  );
}

/** What to write, and where, for procedures that nobody has decided about. */
export function undeclared(paths: readonly string[]): string[] {
  return paths.filter((path) => !(path in verdicts)).map((path) => `Decide who may call ${path}: add "${path}" to procedures in ${fileOf(path.split(".")[0] ?? "")}.`);
}

/** Verdicts on procedures that are there no longer. */
export function leftOver(paths: readonly string[]): string[] {
  return Object.keys(verdicts).filter((path) => !paths.includes(path)).map((path) => `There is no procedure ${path}: take it out of ${fileOf(path.split(".")[0] ?? "")}.`);
}
