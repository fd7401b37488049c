import { Link } from "@anteroom/core/ui";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import page from "./staff-page.module.css";

/** One step up. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <p className={page.back}>
      <Link href={to}>
        <ChevronLeft aria-hidden="true" size={20} />
        {children}
      </Link>
    </p>
  );
}
