/** A run of text in a document; `href` is https, mailto, tel or a path of the portal. */
export interface DocumentRun {
  text: string;
  strong?: true;
  href?: string;
}

/** One block of a document, as it was published: what the page draws, what the PDF prints and what a signature is about. */
export type DocumentNode =
  | { t: "heading"; level: 2 | 3; text: DocumentRun[] }
  | { t: "paragraph"; text: DocumentRun[] }
  | { t: "list"; ordered: boolean; items: DocumentRun[][] }
  /** A place for initials beside a sentence; `id` is unique in the document. */
  | { t: "initials"; id: string; text: DocumentRun[] }
  | { t: "check"; id: string; text: DocumentRun[]; required: boolean };

/** A place that the signer fills in. */
export type DocumentField = Extract<DocumentNode, { t: "initials" | "check" }>;

export const isField = (node: DocumentNode): node is DocumentField => node.t === "initials" || node.t === "check";

export const plainText = (runs: readonly DocumentRun[]): string => runs.map((run) => run.text).join("");

const runsOf = (node: DocumentNode): readonly DocumentRun[] => (node.t === "list" ? node.items.flat() : node.text);

/** All of its words, a line for each block. */
export const textOf = (nodes: readonly DocumentNode[]): string => nodes.map((node) => plainText(runsOf(node))).join("\n");

/** Minutes it takes to read, at 200 words a minute; at least one. */
export const minutesToRead = (nodes: readonly DocumentNode[]): number =>
  Math.max(1, Math.round(nodes.reduce((words, node) => words + plainText(runsOf(node)).split(/\s+/).length, 0) / 200));

/** Pages of A4 that it fills, about. */
export const pagesOf = (nodes: readonly DocumentNode[]): number =>
  Math.max(1, Math.ceil(nodes.reduce((characters, node) => characters + plainText(runsOf(node)).length + 90, 0) / 3_000));
