import { createContext, useContext } from "react";
import type { AnchorHTMLAttributes, ComponentType, ReactNode } from "react";

/** What a link takes; `href` is always set. */
export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

const LinkContext = createContext<ComponentType<LinkProps> | null>(null);

/** Lets the application draw same-site links with its router's own component. */
export function LinkProvider({ component, children }: { component: ComponentType<LinkProps>; children: ReactNode }) {
  return <LinkContext.Provider value={component}>{children}</LinkContext.Provider>;
}

/** A link; paths go through the application's router, everything else is a plain anchor. */
export function Link({ href, ...rest }: LinkProps) {
  const Routed = useContext(LinkContext);
  const samePlace = href.startsWith("/") && !href.startsWith("//");
  if (Routed && samePlace && rest.target === undefined && rest.download === undefined) return <Routed href={href} {...rest} />;
  return <a href={href} {...rest} />;
}
