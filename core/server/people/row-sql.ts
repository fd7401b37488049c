import type { Model, ModelStatic } from "sequelize";
import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

const lists = new WeakMap<object, string>();

/** The columns of a model under the names of its attributes, for prepared SQL on pages that people open often. */
function columnsOf(model: ModelStatic<Model>): string {
  let list = lists.get(model);
  if (list === undefined) {
    list = Object.entries(model.getAttributes())
      .map(([attribute, { field }]) => `t.${field ?? attribute} AS ${attribute}`)
      .join(", ");
    lists.set(model, list);
  }
  return list;
}

/**
 * Rows of a model by prepared SQL: a tenth of what a Sequelize find costs. `rest` starts with the practice's condition,
 * `t.practice_id = ?`, and its value comes first in `values`.
 */
export function readRows<Row extends object>(
  host: Host,
  model: ModelStatic<Model<Row, Partial<Row>>>,
  rest: `${string}t.practice_id = ?${string}`,
  values: readonly (string | number)[],
  tx?: Tx,
): Promise<Row[]> {
  const any = model as unknown as ModelStatic<Model>;
  return (tx ?? host.db.hot).all<Row>(`SELECT ${columnsOf(any)} FROM ${String(any.getTableName())} t ${rest}`, values);
}
