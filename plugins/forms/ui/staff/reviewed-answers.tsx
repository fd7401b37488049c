import styles from "./chart.module.css";

interface Line {
  itemId: string;
  label: string;
  stem?: string;
  lines: readonly string[];
  /** What the copy before said; null when there is none. */
  before: readonly string[] | null;
}

const Words = ({ lines }: { lines: readonly string[] }) => (lines.length === 0 ? <span className={styles.before}>Not provided</span> : <>{lines.map((text, at) => <div key={at} dir="auto">{text}</div>)}</>);

/** Questions and answers side by side; a changed answer shows what it was before. */
export function ReviewedAnswers({ lines }: { lines: readonly Line[] }) {
  return (
    <table className={styles.answers}>
      <caption className="vh">Answers</caption>
      <thead><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.itemId}>
            <th scope="row">{line.stem ? `${line.stem} ` : ""}{line.label}</th>
            <td>
              <Words lines={line.lines} />
              {line.before !== null && line.before.join() !== line.lines.join() ? <div className={styles.before}>Before: {line.before.join(", ") || "Not provided"}</div> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
