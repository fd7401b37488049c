import type { PluginContext } from "@anteroom/core/server";
import type { ToDo } from "./to-do-rows.ts";

/** What was written in a to-do; sealed at rest, since it may say what somebody is treated for. */
export interface ToDoBody {
  title: string;
  note: string;
  /** A page of the portal or an address on the web; "" for none. */
  link: string;
  /** Who gave it, as they were called then. */
  by: string;
  /** What was said when it was finished, refused or sent back. */
  answer?: string;
  /** Who said that. */
  answerBy?: string;
}

const place = (id: string) => ({ table: "to_dos_items", row: id, column: "body" });

export const sealBody = (ctx: PluginContext, id: string, body: ToDoBody): string => ctx.sealed.seal(place(id), JSON.stringify(body));

export const openBody = (ctx: PluginContext, row: Pick<ToDo, "id" | "body">): ToDoBody => JSON.parse(ctx.sealed.open(place(row.id), row.body)) as ToDoBody;
