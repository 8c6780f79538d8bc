package io.hearthline.benchmarks.load;

/// Somebody who speaks: asked for a frame every 20 ms, on the generator's thread.
interface Paced {
    /// Sends the next 20 ms.
    void frame();
}
