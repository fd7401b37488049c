import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AnnouncerProvider, ViewerTimeProvider } from "../index.ts";
import { Cards } from "./cards.tsx";
import { Components } from "./components.tsx";

const render = (page: ReactElement) =>
  renderToString(
    <AnnouncerProvider>
      <ViewerTimeProvider zone="America/New_York" now="2026-11-23T15:00:00Z">{page}</ViewerTimeProvider>
    </AnnouncerProvider>,
  );

describe.each([["components", <Components key="components" />], ["cards", <Cards key="cards" />]])("the %s drawn by the server", (_name, page) => {
  const html = render(page);

  it("has no inline style or handler, which the content policy would refuse", () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son[a-z]+=/);
  });

  it("has both live nodes, empty, from the start", () => {
    expect(html).toContain('<div role="status" class="vh"></div><div role="alert" class="vh"></div>');
  });

  it("uses each id once", () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe("components without JavaScript", () => {
  const html = render(<Components />);

  it("write times in the viewer's zone, in a time element", () => {
    expect(html).toContain('<time dateTime="2026-11-26T14:00:00Z">Thursday 26 November, 9am to 9:50am Eastern Time</time>');
  });

  it("leave out the password button, which would do nothing", () => {
    expect(html).toMatch(/<input[^>]*type="password"/);
    expect(html).not.toContain("Show<span");
  });

  it("tie hint and error to their control", () => {
    expect(html).toMatch(/<input[^>]*aria-describedby="email-error"[^>]*aria-invalid="true"/);
    expect(html).toContain('<a href="#email">Enter your email address</a>');
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="remind-error"/);
  });
});
