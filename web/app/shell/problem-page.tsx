import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { isRouteErrorResponse, useRouteError } from "../remix.ts";
import { problemFor, problemOf } from "./problem.ts";
import styles from "./problem-page.module.css";

/** The body of an error boundary, in a layout or alone. It never shows what an unexpected error says. */
export function ProblemPage() {
  const error = useRouteError();
  const { title, text, links } = isRouteErrorResponse(error) ? problemOf(error) : problemFor(500);
  return (
    <div className={styles.page}>
      <PageHeading>{title}</PageHeading>
      <p>{text}</p>
      <ul className={styles.links}>
        {links.map(({ to, label }) => (
          <li key={label}>
            <Link href={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
