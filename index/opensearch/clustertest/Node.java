import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.env.Environment;
import org.opensearch.index.shard.IndexSettingProvider;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;

/**
 * One node of OpenSearch with the modules that dateline uses, and the plugin whose class the property "plugin" names
 * if there is one: Node FOLDER KEY=VALUE... It skips the checks of a node in production, so it is for tests only. It says READY on its output, and stops when its input ends: then
 * the process that started it is gone.
 */
public final class Node extends org.opensearch.node.Node {
    static final String[] MODULES = {
        "org.opensearch.transport.Netty4ModulePlugin",
        "org.opensearch.painless.PainlessModulePlugin",
        "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
        "org.opensearch.index.mapper.MapperExtrasModulePlugin",
        "org.opensearch.index.reindex.ReindexModulePlugin",
        "Node$Leases",
    };

    /**
     * Leases lets the leases of shards move every second, and not every 30 seconds: who gives back the space of what
     * was erased waits for them. Only a plugin can set that.
     */
    public static final class Leases extends Plugin {
        static final String NAME = "index.soft_deletes.retention_lease.sync_interval";

        @Override
        public List<Setting<?>> getSettings() {
            return List.of(Setting.timeSetting(NAME, TimeValue.timeValueSeconds(30), Setting.Property.Dynamic, Setting.Property.IndexScope));
        }

        @Override
        public Collection<IndexSettingProvider> getAdditionalIndexSettingProviders() {
            return List.of(new IndexSettingProvider() {
                @Override
                public Settings getAdditionalIndexSettings(String index, boolean isDataStream, Settings settings) {
                    return Settings.builder().put(NAME, "1s").build();
                }
            });
        }
    }

    // Raw, since the element is Class up to 2.x, where the names have no "Module", and PluginInfo behind it.
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Collection modules() throws Exception {
        List<String> names = new ArrayList<>(List.of(MODULES));
        if (System.getProperty("plugin") != null) {
            names.add(System.getProperty("plugin"));
        }
        List out = new ArrayList();
        for (String name : names) {
            if (Version.CURRENT.major < 3) {
                out.add(Class.forName(name.replace("ModulePlugin", "Plugin")));
            } else {
                out.add(new PluginInfo(name, "classpath", "1", Version.CURRENT, "17", name, null, Collections.emptyList(), false));
            }
        }
        return out;
    }

    @SuppressWarnings("unchecked")
    Node(Environment env) throws Exception { super(env, modules(), false); }

    static Environment environment(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        for (String sub : new String[] {"config", "modules", "plugins"}) {
            Files.createDirectories(folder.resolve(sub));
        }
        Settings.Builder s = Settings.builder().put("path.home", folder.toString());
        for (int i = 1; i < args.length; i++) {
            int at = args[i].indexOf('=');
            s.put(args[i].substring(0, at), args[i].substring(at + 1));
        }
        return new Environment(s.build(), folder.resolve("config"));
    }

    public static void main(String[] args) throws Exception {
        Node node = new Node(environment(args));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try { node.close(); } catch (Exception e) { e.printStackTrace(); }
        }));
        node.start();
        System.out.println("READY");
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
