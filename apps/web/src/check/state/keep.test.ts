import { describe, expect, it } from "vitest";
import { emptyCheck, withAnswer, type Check } from "./check.ts";
import { forget, isKept, recall, remember, storageOr, type Store, type Stores } from "./keep.ts";

const day = 24 * 3_600_000;
const check: Check = withAnswer({ ...emptyCheck("2026-01-08"), role: "person" }, "person.degree", {
  kind: "value",
  value: "master",
});

describe("keeping answers", () => {
  it("keeps them in the tab, and on the device only when asked to", () => {
    const stores = someStores();
    remember(stores, check, false, 0);
    expect(recall(stores, 0)).toEqual(check);
    expect(isKept(stores)).toBe(false);
    expect(recall({ ...someStores(), device: stores.device }, 0)).toBeUndefined();
  });

  it("keeps them on the device for thirty days", () => {
    const stores = someStores();
    remember(stores, check, true, 0);
    const newTab = { ...someStores(), device: stores.device };
    expect(recall(newTab, 30 * day)).toEqual(check);
    expect(recall(newTab, 30 * day + 1)).toBeUndefined();
    expect(isKept(newTab)).toBe(false);
  });

  it("forgets both at once", () => {
    const stores = someStores();
    remember(stores, check, true, 0);
    forget(stores);
    expect(recall(stores, 0)).toBeUndefined();
  });

  it.each(["", "{", "null", "[]", '{"on":1,"answers":{}}', '{"on":"soon","answers":{}}', '{"on":"2026-01-08"}'])(
    "takes %j in the store for nothing",
    (text) => {
      const stores = someStores();
      stores.tab.setItem("jucai.check", text);
      expect(recall(stores, 0)).toBeUndefined();
    },
  );

  it("lives without a store that the browser refuses", () => {
    const refused = () =>
      storageOr(() => {
        throw new DOMException("denied", "SecurityError");
      });
    const stores = { tab: refused(), device: refused() };
    remember(stores, check, true, 0);
    expect(recall(stores, 0)).toEqual(check);
    forget(stores);
    expect(recall(stores, 0)).toBeUndefined();
  });

  it("drops answers of no known form and a role that there is not", () => {
    const stores = someStores();
    stores.tab.setItem("jucai.check", '{"on":"2026-01-08","role":"king","answers":{"a.b":{"kind":"odd"},"c.d":7}}');
    expect(recall(stores, 0)).toEqual(emptyCheck("2026-01-08"));
  });
});

function someStores(): Stores {
  return { tab: aStorage(), device: aStorage() };
}

function aStorage(): Store {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
