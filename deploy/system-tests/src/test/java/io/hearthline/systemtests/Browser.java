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
import java.util.stream.Stream;

/** A real Chromium, signed in at the portal as the first admin. */
final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final BrowserContext context;
    private final String portal;
    private final Suite suite;

    private Browser(Suite suite, List<String> flags) {
        this.suite = suite;
        this.portal = suite.ports().url(Port.PORTAL);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String program = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        this.context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(Stream.concat(
                                        Stream.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
                                        flags.stream())
                                .toList()))
                .newContext();
    }

    static Browser open(Suite suite) {
        return new Browser(suite, List.of());
    }

    /** One whose microphone hears a file, over and over. */
    static Browser hearing(Suite suite, Path wav) {
        Browser browser = new Browser(
                suite, List.of("--use-fake-device-for-media-stream", "--use-file-for-fake-audio-capture=" + wav));
        browser.context.grantPermissions(List.of("microphone"));
        return browser;
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

    /** The browser phone. */
    Page phone(Page page) {
        page.navigate(portal + "/simulator");
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
