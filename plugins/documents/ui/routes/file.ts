import type { LoaderFunctionArgs } from "@remix-run/node";
import { openFile } from "../open-file.ts";

export const loader = (args: LoaderFunctionArgs) => openFile(args);
