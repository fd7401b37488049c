import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One line of a type: a field, a method or a choice. */
export interface ContractMember {
  name: string;
  type: string;
  doc: string;
  optional: boolean;
}

/** One exported name of the contract, as its source says it. */
export interface ContractEntry {
  name: string;
  doc: string;
  /** A type that is no list of members, or a function's signature. */
  type: string | null;
  members: ContractMember[];
}

const oneLine = (text: string): string => text.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").replaceAll(/\s+/g, " ").trim();

function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  if (!doc) return "";
  const tags = (doc.tags ?? []).map((tag) => {
    const said = oneLine(ts.getTextOfJSDocComment(tag.comment) ?? "");
    return tag.tagName.text === "throws" ? ` Throws ${said}` : said ? ` ${said}` : "";
  });
  return `${oneLine(ts.getTextOfJSDocComment(doc.comment) ?? "")}${tags.join("")}`.trim();
}

function memberOf(member: ts.TypeElement, source: ts.SourceFile): ContractMember[] {
  if (!(ts.isPropertySignature(member) || ts.isMethodSignature(member))) return [];
  const name = member.name.getText(source);
  const type = ts.isPropertySignature(member) ? (member.type?.getText(source) ?? "unknown") : `(${member.parameters.map((one) => one.getText(source)).join(", ")}) => ${member.type?.getText(source) ?? "void"}`;
  return [{ name, type: oneLine(type), doc: docOf(member), optional: member.questionToken !== undefined }];
}

function entryOf(node: ts.Statement, name: string, source: ts.SourceFile): ContractEntry | null {
  if (ts.isInterfaceDeclaration(node) && node.name.text === name) {
    return { name, doc: docOf(node), type: null, members: node.members.flatMap((member) => memberOf(member, source)) };
  }
  if (ts.isTypeAliasDeclaration(node) && node.name.text === name) {
    if (ts.isTypeLiteralNode(node.type)) return { name, doc: docOf(node), type: null, members: node.type.members.flatMap((member) => memberOf(member, source)) };
    return { name, doc: docOf(node), type: oneLine(node.type.getText(source)), members: [] };
  }
  if (ts.isFunctionDeclaration(node) && node.name?.text === name) {
    const parameters = node.parameters.map((one) => one.getText(source)).join(", ");
    return { name, doc: docOf(node), type: oneLine(`(${parameters})${node.type ? ` => ${node.type.getText(source)}` : ""}`), members: [] };
  }
  if (ts.isVariableStatement(node)) {
    const declared = node.declarationList.declarations.find((one) => one.name.getText(source) === name);
    if (!declared) return null;
    const made = declared.initializer && ts.isArrowFunction(declared.initializer) ? declared.initializer : null;
    const type = made ? `(${made.parameters.map((one) => one.getText(source)).join(", ")})${made.type ? ` => ${made.type.getText(source)}` : ""}` : (declared.type?.getText(source) ?? null);
    return { name, doc: docOf(node), type: type && oneLine(type), members: [] };
  }
  return null;
}

/**
 * Reads exported names of one file of core, with the sentences above them.
 * @throws when the file has no such name.
 */
export function readContract(core: string, file: string, names: readonly string[]): ContractEntry[] {
  const source = ts.createSourceFile(file, readFileSync(join(core, file), "utf8"), ts.ScriptTarget.Latest, true);
  return names.map((name) => {
    for (const statement of source.statements) {
      const entry = entryOf(statement, name, source);
      if (entry) return entry;
    }
    throw new Error(`${file}: there is no ${name}; mend the list in core/cli/docs/contract-reference.ts`);
  });
}
