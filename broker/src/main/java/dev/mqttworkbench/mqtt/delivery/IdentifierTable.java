package dev.mqttworkbench.mqtt.delivery;

import org.jspecify.annotations.Nullable;

/// A value for each of some Packet Identifiers, 1 to 65,535, without boxing: pages of 256, made when one of their identifiers
/// gets a value and given back with their last one. Identifiers are handed out in turn, so few pages exist at a time.
///
/// @param <V> the values
final class IdentifierTable<V> {

    private static final int PAGE_BITS = 8;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int PAGES = 1 << 16 - PAGE_BITS;

    private static final class Page {
        final @Nullable Object[] values = new @Nullable Object[PAGE_SIZE];
        int used;
    }

    private @Nullable Page @Nullable [] pages;
    private @Nullable Page spare;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    @SuppressWarnings("unchecked") // only put() fills the pages
    @Nullable V get(int identifier) {
        var page = pages == null ? null : pages[identifier >> PAGE_BITS];
        return page == null ? null : (V) page.values[identifier & PAGE_SIZE - 1];
    }

    boolean contains(int identifier) {
        return get(identifier) != null;
    }

    /// Sets a value; answers whether the identifier had none before.
    boolean put(int identifier, V value) {
        if (pages == null) {
            pages = new @Nullable Page[PAGES];
        }
        var page = pages[identifier >> PAGE_BITS];
        if (page == null) {
            page = spare == null ? new Page() : spare;
            spare = null;
            pages[identifier >> PAGE_BITS] = page;
        }
        var index = identifier & PAGE_SIZE - 1;
        var fresh = page.values[index] == null;
        page.values[index] = value;
        if (fresh) {
            page.used++;
            size++;
        }
        return fresh;
    }

    /// Takes a value away; answers whether there was one.
    boolean remove(int identifier) {
        var page = pages == null ? null : pages[identifier >> PAGE_BITS];
        if (pages == null || page == null || page.values[identifier & PAGE_SIZE - 1] == null) {
            return false;
        }
        page.values[identifier & PAGE_SIZE - 1] = null;
        size--;
        if (--page.used == 0) {
            pages[identifier >> PAGE_BITS] = null;
            spare = page; // the next identifier is often on it
        }
        return true;
    }

    /// Sees the values with their identifiers.
    ///
    /// @param <V> the values
    interface Visitor<V> {

        void visit(int identifier, V value);
    }

    /// Shows all values, in the order of their identifiers.
    @SuppressWarnings("unchecked") // only put() fills the pages
    void forEach(Visitor<? super V> visitor) {
        for (var i = 0; pages != null && i < PAGES; i++) {
            var page = pages[i];
            for (var k = 0; page != null && k < PAGE_SIZE; k++) {
                var value = page.values[k];
                if (value != null) {
                    visitor.visit(i << PAGE_BITS | k, (V) value);
                }
            }
        }
    }

    void clear() {
        pages = null;
        spare = null;
        size = 0;
    }
}
