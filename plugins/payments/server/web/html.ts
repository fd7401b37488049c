export { Html, html } from "@anteroom/core/server";
