import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import { peopleWords } from "./people-words.ts";
import styles from "./topic-head.module.css";

/** What a conversation with a part of the team is about, and everybody who sees it. */
export function TopicHead({ topic, people }: { topic: string; people: readonly string[] }) {
  return (
    <div className={styles.head} data-region="">
      <Link href="/c" className={styles.back}><ChevronLeft aria-hidden="true" size={24} /><span className="vh">All conversations</span></Link>
      <div className={styles.words}>
        <p className={styles.topic}><bdi>{topic}</bdi></p>
        <p>{peopleWords(["You", ...people])}</p>
      </div>
    </div>
  );
}
