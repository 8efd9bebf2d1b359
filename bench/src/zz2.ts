import { prepareScreen } from "@jucai/engine/screen";
import { holesOf } from "./people/holes.ts";
import { populationOf } from "./people/population.ts";
import { on, tableOf, twelveRules } from "./ours/twelve.ts";
import { Sorter } from "../../packages/engine/src/screen/sorter.ts";
const rules=await twelveRules(); const N=200000; const pop=populationOf(N); const t2=tableOf(pop,rules.vocabulary,holesOf(N)); const t1=tableOf(pop,rules.vocabulary);
const orig=(Sorter.prototype as any).entryOf; const seen=new Map<any,Map<number,number>>();
(Sorter.prototype as any).entryOf=function(k:number){const e=orig.call(this,k); const id=(this as any).sorting.prepared.benefit.id; const m=seen.get(id)??new Map(); seen.set(id,m); const key=e>0?1:e; m.set(key,(m.get(key)??0)+1); return e};
for (const t of [t1,t2]) { seen.clear(); const s=prepareScreen(rules,{on,bundle:false}); s.run(t); s.run(t);
for (const [id,m] of seen) console.log(id,[...m]); console.log((s as any)); }
for (const p of rules.benefits) { const s=new Sorter({prepared:p,vocabulary:rules.vocabulary,ground:{on,setting:()=>0 as any},view:null as any,constant:()=>0}); console.log(p.benefit.id, s.signature.range, s.signature.axes.map(a=>a.name.slice(7)+":"+a.capacity).join(" "), (s as any).joint.length, (s as any).observed.measured); }
