using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Mappings of a user's own.</summary>
internal static class OwnMapping
{
    /// <summary>The mapping <c>Own</c> of customers and accounts with the given fields, and settings beside them.</summary>
    public static string Json(string fields, string settings = "", string sales = "", string businessCentral = "", string name = "Own") => $$"""
        {
          "name": "{{name}}", {{settings}}
          "businessCentral": { "entitySet": "customers", "key": "id", "number": "number", "name": "displayName" {{businessCentral}} },
          "sales": { "entitySet": "accounts", "logicalName": "account", "key": "accountid", "name": "name" {{sales}} },
          "fields": [{{fields}}],
        }
        """;

    /// <summary>Puts mapping files beside the sandbox and connects anew.</summary>
    public static void UseMappings(this ConnectedSession demo, params string[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        for (var index = 0; index < files.Length; index++)
            File.WriteAllText(Path.Combine(folder.FullName, $"own{index}.json"), files[index]);
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
    }
}
