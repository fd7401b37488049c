import styles from "./skeleton.module.css";

/** Plain blocks while something loads; say "Loading …" through the announcer after one second. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-hidden="true" className={styles.skeleton}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}
