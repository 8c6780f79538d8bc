package io.hearthline.benchmarks.load;

/// Somebody at this end of a [Link]; called on the generator's thread.
interface LinkEnd {
    /// The socket stands.
    void opened(Link link);

    /// A text message; the bytes are valid during the call only.
    void text(byte[] bytes, int from, int to);

    /// The socket is gone, or never came about.
    void closed();
}
