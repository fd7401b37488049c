import type { DocumentNode, DocumentRun } from "./document-nodes.ts";

/** A line that could not be read, with what to do. */
export interface SourceProblem {
  line: number;
  message: string;
}

export interface ParsedSource {
  nodes: DocumentNode[];
  problems: SourceProblem[];
}

const safeHref = /^(https:\/\/|mailto:|tel:|\/(?!\/))[^\s"<>]+$/i;
const inline = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/**
 * Reads the small language in which templates are written: `# Heading`, `## Smaller heading`, paragraphs, `- item`, `1. item`,
 * `**bold**`, `[words](https://…)`, `[initials] sentence`, `[tick] sentence` and `[may tick] sentence`. Nothing in it is HTML.
 */
export function parseSource(source: string): ParsedSource {
  const nodes: DocumentNode[] = [];
  const problems: SourceProblem[] = [];
  let paragraph: string[] = [];
  let began = 1;
  let fields = 0;
  const close = (): void => {
    if (paragraph.length > 0) nodes.push({ t: "paragraph", text: readRuns(paragraph.join(" "), began, problems) });
    paragraph = [];
  };
  source.replace(/\r\n?/g, "\n").split("\n").forEach((raw, index) => {
    const line = raw.trim();
    const at = index + 1;
    if (line === "") return close();
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const item = /^(?:([-*])|(\d{1,3})[.)])\s+(.*)$/.exec(line);
    const field = /^\[(initials|tick|may tick)\]\s*(.*)$/i.exec(line);
    if (!heading && !item && !field) {
      if (paragraph.length === 0) began = at;
      return void paragraph.push(line);
    }
    close();
    if (heading) {
      if ((heading[1] ?? "").length > 2) problems.push({ line: at, message: `Line ${at}: use # or ## for a heading.` });
      nodes.push({ t: "heading", level: heading[1] === "#" ? 2 : 3, text: readRuns(heading[2] ?? "", at, problems) });
    } else if (item) {
      addItem(nodes, item[2] !== undefined, readRuns(item[3] ?? "", at, problems));
    } else if (field) {
      const kind = (field[1] ?? "").toLowerCase();
      const text = readRuns(field[2] ?? "", at, problems);
      if (text.length === 0) problems.push({ line: at, message: `Line ${at}: write a sentence after [${kind}].` });
      fields += 1;
      nodes.push(kind === "initials" ? { t: "initials", id: `f${fields}`, text } : { t: "check", id: `f${fields}`, text, required: kind === "tick" });
    }
  });
  close();
  return { nodes, problems };
}

function addItem(nodes: DocumentNode[], ordered: boolean, text: DocumentRun[]): void {
  const last = nodes.at(-1);
  if (last?.t === "list" && last.ordered === ordered) last.items.push(text);
  else nodes.push({ t: "list", ordered, items: [text] });
}

function readRuns(text: string, line: number, problems: SourceProblem[]): DocumentRun[] {
  const runs: DocumentRun[] = [];
  const plain = (part: string): void => void (part && runs.push({ text: part }));
  let from = 0;
  for (const found of text.matchAll(inline)) {
    plain(text.slice(from, found.index));
    from = found.index + found[0].length;
    const [, strong, words = "", href = ""] = found;
    if (strong !== undefined) runs.push({ text: strong, strong: true });
    else if (safeHref.test(href)) runs.push({ text: words, href });
    else {
      problems.push({ line, message: `Line ${line}: a link must start with https://, mailto: or tel:.` });
      runs.push({ text: words });
    }
  }
  plain(text.slice(from));
  return runs;
}
