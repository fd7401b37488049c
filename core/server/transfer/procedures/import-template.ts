import { staffProcedure } from "../../trpc/core-procedures.ts";
import { csvLine } from "../csv-line.ts";
import { offeredFields } from "../offered-fields.ts";

/** A CSV file with every column that can be imported now and one example. */
export const importTemplate = staffProcedure.meta({ permission: "core.practice" }).query(async ({ ctx: { host, viewer } }) => {
  const fields = await offeredFields(host, viewer.practiceId);
  return { name: "clients-template.csv", text: `\uFEFF${csvLine(fields.map((field) => field.label))}${csvLine(fields.map((field) => field.example))}` };
});
