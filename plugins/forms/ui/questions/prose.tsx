import styles from "./questions.module.css";

/** Plain text with a blank line between paragraphs, `## ` before a heading and `- ` before a point of a list. */
export function Prose({ text, headingLevel = 2 }: { text: string; headingLevel?: 2 | 3 }) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const blocks = text.replaceAll("\r\n", "\n").split(/\n{2,}/).map((block) => block.trim()).filter(Boolean);
  return (
    <div className={styles.prose} dir="auto">
      {blocks.map((block, at) => {
        const lines = block.split("\n");
        if (block.startsWith("## ")) return <Heading key={at}>{lines.map((line) => line.replace(/^## /, "")).join(" ")}</Heading>;
        if (lines.every((line) => line.startsWith("- "))) return <ul key={at}>{lines.map((line, point) => <li key={point}>{line.slice(2)}</li>)}</ul>;
        return <p key={at}>{lines.map((line, n) => <span key={n}>{n > 0 ? <br /> : null}{line}</span>)}</p>;
      })}
    </div>
  );
}
