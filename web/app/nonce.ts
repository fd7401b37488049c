import { createContext } from "react";

/** This response's nonce while the document is rendered; the browser hides it afterwards, so there it is undefined. */
export const Nonce = createContext<string | undefined>(undefined);
