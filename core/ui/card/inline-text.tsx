import type { Inline } from "../../server/inbox/card-view.ts";
import { Link } from "../link.tsx";

/** The address when it is one that cards may use (a path, http, https, tel, sms, mailto), else nothing. */
export function safeHref(href: string): string | undefined {
  if (/^\/(?![/\\])/.test(href)) return href;
  return /^(?:https?:\/\/|tel:|sms:|mailto:)[^\s\\]+$/i.test(href) ? href : undefined;
}

/** Runs of text with their links; an address that is not allowed leaves plain words. */
export function InlineText({ nodes }: { nodes: Inline[] }) {
  return nodes.map((node, index) => <Run key={index} node={node} />);
}

function Run({ node }: { node: Inline }) {
  if (typeof node === "string") return <>{node}</>;
  const words = node.strong ? <strong>{node.text}</strong> : node.text;
  const href = node.href === undefined ? undefined : safeHref(node.href);
  if (!href) return <>{words}</>;
  return <Link href={href} rel={href.startsWith("/") ? undefined : "noreferrer"}>{words}</Link>;
}
