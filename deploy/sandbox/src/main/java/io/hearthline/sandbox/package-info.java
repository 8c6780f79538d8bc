/** The main job on one machine: starts everything, seeds six people, places a check-in and prints it as it happens. */
@NullMarked
package io.hearthline.sandbox;

import org.jspecify.annotations.NullMarked;
