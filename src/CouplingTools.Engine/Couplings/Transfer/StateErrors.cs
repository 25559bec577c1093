namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>What is wrong with a state file. Nothing is written then.</summary>
internal static class StateErrors
{
    public static CouplingException Create(string id, string path, params object?[] arguments)
    {
        object?[] all = [path, .. arguments];
        return new CouplingException(id, ErrorClass.Configuration, ErrorText.Message(id, all), ErrorText.Action(id, all)) { Target = path };
    }

    public static CouplingException Directory(string path) => Create("StateInaccessible", path, ErrorText.Message("FileIsDirectory"));

    public static CouplingException Inaccessible(string path, Exception cause) => Create("StateInaccessible", path, cause.Message);
}
