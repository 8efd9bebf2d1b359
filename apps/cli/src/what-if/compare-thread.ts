/** A thread that compares. */
import { serve } from "@jucai/screening";
import { compareWork } from "./compare-work.ts";

serve(compareWork);
