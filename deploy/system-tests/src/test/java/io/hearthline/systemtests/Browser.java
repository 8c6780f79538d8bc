package io.hearthline.systemtests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.hearthline.sandbox.suite.Port;
import io.hearthline.sandbox.suite.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium, signed in at the portal as the first admin. */
final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final BrowserContext context;
    private final String portal;
    private final Suite suite;

    private Browser(Suite suite) {
        this.suite = suite;
        this.portal = suite.ports().url(Port.PORTAL);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String program = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        this.context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")))
                .newContext();
    }

    static Browser open(Suite suite) {
        return new Browser(suite);
    }

    /** A page nobody is signed in on. */
    Page signInPage() {
        Page page = context.newPage();
        page.navigate(portal + "/signin");
        return page;
    }

    /** Signs in and stays on <i>Today</i>. */
    Page signIn() {
        Page page = signInPage();
        page.locator("input[type=email]").fill(suite.adminEmail());
        page.locator("input[type=password]").fill(suite.secrets().adminPassword());
        page.locator("main form button").click();
        page.waitForURL(portal + "/");
        return page;
    }

    /** The page of a call. */
    Page call(Page page, String callId) {
        page.navigate(portal + "/calls/" + callId);
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
