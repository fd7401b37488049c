import type { LinkProps } from "@anteroom/core/ui/link.tsx";
import { Link } from "../remix.ts";

/** The core's links, drawn with the router: same-site paths change pages without loading the document again. */
export function RouterLink({ href, ...rest }: LinkProps) {
  return <Link to={href} {...rest} />;
}
