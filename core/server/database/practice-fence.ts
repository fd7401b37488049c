import type { Model, ModelStatic, Sequelize } from "sequelize";
import { namesPractice } from "./names-practice.ts";

declare module "sequelize" {
  interface Transactionable {
    /** Core only: this call may read or change rows of every practice. */
    allPractices?: boolean;
  }
}

/** A query that names no practice. It is a mistake in the code that asked, never something a person did. */
export class PracticeFenceError extends Error {
  override readonly name = "PracticeFenceError";
}

interface FencedOptions {
  where?: unknown;
  include?: unknown;
  hooks?: boolean;
  allPractices?: boolean;
}

interface Include {
  model?: ModelStatic<Model>;
  where?: unknown;
  separate?: boolean;
  include?: unknown;
}

type AnyModel = ModelStatic<Model>;

function practiceColumns(model: AnyModel): string[] | null {
  const attribute = model.getAttributes()["practiceId"];
  return attribute ? ["practiceId", attribute.field ?? "practiceId"] : null;
}

function refuse(model: AnyModel, what: string): never {
  throw new PracticeFenceError(
    `${model.name}: ${what} names no practice. Add practiceId to its \`where\` (not only inside Op.or), or, in core and with a reason, pass allPractices: true.`,
  );
}

function check(model: AnyModel, options: FencedOptions | undefined, what: string): void {
  const columns = practiceColumns(model);
  if (columns && !options?.allPractices && !namesPractice(options?.where, columns)) refuse(model, what);
}

/** A joined model lies behind the fence of the model it hangs from; behind one without a practice it needs its own. */
function checkIncludes(parent: AnyModel, includes: unknown): void {
  if (!Array.isArray(includes)) return;
  for (const include of includes as Include[]) {
    if (!include.model) continue;
    const columns = practiceColumns(include.model);
    const covered = practiceColumns(parent) !== null && !include.separate;
    if (columns && !covered && !namesPractice(include.where, columns)) refuse(include.model, `the include in a query of ${parent.name}`);
    checkIncludes(include.model, include.include);
  }
}

/** Sequelize has no hooks around these, or lets a call switch its hooks off, so the methods themselves are fenced. */
function fenceMethods(model: AnyModel): void {
  if (!practiceColumns(model)) return;
  const fenced: Record<string, unknown> = {};
  for (const method of ["findAll", "count", "update", "destroy", "restore"]) {
    fenceMethod(model, fenced, method, (options, self) => {
      if (options?.hooks === false && !options.allPractices) refuse(self, `${method} with hooks: false`);
    });
  }
  for (const method of ["aggregate", "increment", "decrement"]) {
    fenceMethod(model, fenced, method, (options, self) => {
      // A row in hand was fenced when it was found.
      if (!options || !("instance" in options)) check(self, options, method);
    });
  }
  Object.assign(model, fenced);
  const reload: unknown = Reflect.get(model.prototype, "reload");
  if (typeof reload !== "function") return;
  Object.assign(model.prototype, {
    reload(this: Model, options?: object): unknown {
      return Reflect.apply(reload, this, [{ ...options, allPractices: true }]);
    },
  });
}

function fenceMethod(
  model: AnyModel,
  fenced: Record<string, unknown>,
  method: string,
  guard: (options: FencedOptions | undefined, self: AnyModel) => void,
): void {
  const original: unknown = Reflect.get(model, method);
  if (typeof original !== "function") return;
  fenced[method] = async function fencedMethod(this: AnyModel, ...words: unknown[]): Promise<unknown> {
    const options = words.at(OPTIONS_AT[method] ?? 0);
    guard(typeof options === "object" && options !== null ? options : undefined, this);
    return Reflect.apply(original, this, words);
  };
}

const OPTIONS_AT: Record<string, number> = { update: 1, aggregate: 2, increment: 1, decrement: 1 };

/** Makes every query of a model with a `practiceId` name its practice; call it once, before or after the models are defined. */
export function installPracticeFence(sequelize: Sequelize): void {
  sequelize.addHook("beforeFind", function fenceFind(this: AnyModel, options) {
    check(this, options, "a find");
  });
  sequelize.addHook("beforeFindAfterExpandIncludeAll", function fenceIncludes(this: AnyModel, options: FencedOptions) {
    if (!options.allPractices) checkIncludes(this, options.include);
  });
  sequelize.addHook("beforeCount", function fenceCount(this: AnyModel, options) {
    check(this, options, "a count");
  });
  sequelize.addHook("beforeBulkUpdate", function fenceUpdate(this: AnyModel, options) {
    check(this, options, "an update");
  });
  sequelize.addHook("beforeBulkDestroy", function fenceDestroy(this: AnyModel, options) {
    check(this, options, "a destroy");
  });
  sequelize.addHook("beforeBulkRestore", function fenceRestore(this: AnyModel, options) {
    check(this, options, "a restore");
  });
  sequelize.addHook("afterDefine", (model) => fenceMethods(model as AnyModel));
  for (const model of Object.values(sequelize.models)) fenceMethods(model);
}
