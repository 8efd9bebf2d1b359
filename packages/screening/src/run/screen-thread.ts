/** A thread that screens. */
import { screenerOf } from "./screener.ts";
import { serve } from "./serve.ts";

serve(screenerOf);
