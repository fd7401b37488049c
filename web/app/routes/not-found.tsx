import { data, type MetaFunction } from "../remix.ts";

export const meta: MetaFunction = () => [{ title: "Page not found – Portal" }];

export function loader(): never {
  throw data(null, { status: 404 });
}

export function action(): never {
  throw data(null, { status: 404 });
}

/** Never drawn: the loader always throws, and the root's error boundary answers. */
export default function NotFound() {
  return null;
}
