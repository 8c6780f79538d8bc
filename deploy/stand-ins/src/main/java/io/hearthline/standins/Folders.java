package io.hearthline.standins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** The folders programs are unpacked to and keep their data in. */
final class Folders {

    private Folders() {}

    /** Where unpacked programs are kept between runs: {@code HEARTHLINE_CACHE}, else the user's cache folder. */
    static Path cache() {
        String set = System.getenv("HEARTHLINE_CACHE");
        return set == null ? Path.of(System.getProperty("user.home"), ".cache", "hearthline") : Path.of(set);
    }

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("hearthline-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path created(Path folder) {
        try {
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes into a folder of its own. */
    interface Unpacker {
        void unpack(InputStream resource, Path folder) throws IOException;
    }

    /**
     * Unpacks a class path resource once; several processes may ask at the same time.
     *
     * @param name folder name below the cache, with the version in it
     */
    static Path unpacked(String resource, String name, Unpacker unpacker) {
        Path target = cache().resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try (InputStream in = Folders.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no program for this platform: " + resource);
            }
            Files.createDirectories(cache());
            Path fresh = Files.createTempDirectory(cache(), name + "-");
            unpacker.unpack(in, fresh);
            moveUnlessThere(fresh, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void moveUnlessThere(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            delete(fresh);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            delete(fresh);
        }
    }

    /** Deletes the folder and all below it; files that vanish meanwhile are fine. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
