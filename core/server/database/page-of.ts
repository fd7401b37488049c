import { Op } from "sequelize";
import type { Model, ModelStatic, WhereOptions } from "sequelize";
import { z } from "zod";

/** The input field of a procedure that lists in pages: the `next` of the page before. */
export const pageCursor = z.string().max(400).optional();

/** A stretch of a list, and the cursor of what comes after it; null at the end. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

export interface PageRequest<Row> {
  /** Names the practice, as every query does. */
  where: WhereOptions<Row>;
  /** Columns that decide the order, never null, the last one unique; `id` from the newest unless told. A cursor stands in addresses, so: times, numbers and ids, never words. */
  by?: readonly (readonly [column: keyof Row & string, direction: "ASC" | "DESC"])[];
  after?: string | undefined;
  /** Rows in a page; 30 unless told. */
  size?: number;
}

type Place = (string | number)[];

function placeIn(cursor: string | undefined, length: number): Place | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor ?? "", "base64url").toString());
    const whole = Array.isArray(place) && place.length === length && place.every((one) => typeof one === "string" || typeof one === "number");
    return whole ? (place as Place) : null;
  } catch {
    return null;
  }
}

/** Everything behind a place: equal in the first columns, further in the next. */
const behind = (by: readonly (readonly [string, string])[], place: Place) =>
  by.map(([column, direction], at) => ({
    ...Object.fromEntries(by.slice(0, at).map(([before], index) => [before, place[index]])),
    [column]: { [direction === "ASC" ? Op.gt : Op.lt]: place[at] },
  }));

/** One page of a model's rows. It goes on after the last row shown, so depth costs nothing; a cursor that is none starts at the top. */
export async function pageOf<Row extends object>(model: ModelStatic<Model<Row, Partial<Row>>>, { where, by = [["id" as keyof Row & string, "DESC"]], after, size = 30 }: PageRequest<Row>): Promise<Page<Row>> {
  const place = placeIn(after, by.length);
  const found = await model.findAll({
    where: place ? ({ [Op.and]: [where, { [Op.or]: behind(by, place) }] } as WhereOptions<Row>) : where,
    order: by.map(([column, direction]) => [column, direction]),
    limit: size + 1,
  });
  const rows = found.slice(0, size).map((row) => row.get() as Row);
  const last = rows.at(-1);
  const next = found.length > size && last ? Buffer.from(JSON.stringify(by.map(([column]) => last[column]))).toString("base64url") : null;
  return { rows, next };
}
