import { keepPagesTrying } from "@anteroom/core/ui/live/lasting-pages.ts";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { RemixBrowser } from "./remix.ts";
import { ignoreAborts } from "./shell/ignore-aborts.ts";

ignoreAborts();
keepPagesTrying();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
