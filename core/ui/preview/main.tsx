import { createRoot } from "react-dom/client";
import { AnnouncerProvider, ViewerTimeProvider } from "../index.ts";
import { Cards } from "./cards.tsx";
import { Components } from "./components.tsx";

// `?theme=dark&text=150&part=cards` chooses what is shown.
const chosen = new URLSearchParams(location.search);
const theme = chosen.get("theme");
if (theme) document.documentElement.dataset.theme = theme;
const text = chosen.get("text");
if (text) document.documentElement.dataset.textSize = text;

const root = document.getElementById("root");
if (!root) throw new Error("preview/index.html must have an element with the id root");
createRoot(root).render(
  <AnnouncerProvider>
    <ViewerTimeProvider zone="America/New_York" clock="12" now="2026-11-23T15:00:00Z">
      {chosen.get("part") === "cards" ? <Cards /> : <Components />}
    </ViewerTimeProvider>
  </AnnouncerProvider>,
);
