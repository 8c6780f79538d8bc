package io.hearthline.portal.simulator;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The browser phone.
 *
 * @param name what the agent will call whoever is at the phone
 * @param notice why no call can be made now; empty if one can
 */
@CheckedTemplate(basePath = "simulator")
record SimulatorView(String name, String notice) implements TemplateInstance {}
