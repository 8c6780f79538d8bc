package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Child;

/// One way of carrying audio between phones and the voice vendor, as a process of its own.
interface Bridge extends AutoCloseable {
    /// Row of the table.
    String name();

    /// Whose processor time is measured.
    Child process();

    /// Brings so many calls about; returns at once or when all are asked for.
    void call(int count);

    /// Ends every call; returns when nothing of them is left to do.
    void hangUp();

    /// Ends the process and what it needed.
    @Override
    void close();
}
